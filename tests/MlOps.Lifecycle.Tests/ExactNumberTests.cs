using System.Text.Json;
using CsCheck;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Profiles;

namespace MlOps.Lifecycle.Tests;

/// <summary>Numbers are read back to the last bit, also the two powers of two whose shortest text is that of a neighbor.</summary>
public sealed class ExactNumberTests
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new ExactNumberConverter() } };

    [Fact]
    public void Every_power_of_two_survives_JSON() =>
        Enumerable.Range(-1074, 2098).Select(exponent => Math.ScaleB(1, exponent)).Should().OnlyContain(value => RoundTrip(value).Equals(value));

    [Fact]
    public void Any_number_survives_JSON() => Gen.Double.Sample(value => RoundTrip(value).Equals(value));

    [Fact]
    public void Evidence_and_profiles_are_written_with_exact_numbers()
    {
        var value = Math.ScaleB(1, -25);
        var evidence = Evidence.For("demand", DateTimeOffset.UnixEpoch).WithQuality("mae", value, value, (0, 1));
        EvidenceJson.Read(EvidenceJson.Write(evidence)).Should().Be(evidence);
        var profile = TableProfile.From(TableSample.Of([ColumnSample.From("x", [value, 1])], "x"));
        TableProfile.FromJson(profile.ToJson(fewestRowsPerValue: 1)).Should().Be(profile);
    }

    private static double RoundTrip(double value) => JsonSerializer.Deserialize<double>(JsonSerializer.Serialize(value, Options), Options);
}
