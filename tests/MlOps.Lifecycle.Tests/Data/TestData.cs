using MlOps.Lifecycle.Tests.Conventions;

namespace MlOps.Lifecycle.Tests.Data;

/// <summary>The real tables that tests use; README.md beside this file says where they come from.</summary>
internal static class TestData
{
    public static string Bikes { get; } = Path.Combine(Repository.Root, "docs", "quickstart", "data", "bike_sharing_hour.csv.gz");

    public static string Adults { get; } = PathOf("adult_reference");

    public static string Weather { get; } = PathOf("nyc_weather_march_2013");

    public static string Storms { get; } = PathOf("storms_1975_and_2020");

    /// <summary>One of the slices of the adult data, by the number in its name.</summary>
    public static string AdultSlice(int number) =>
        Directory.GetFiles(Path.GetDirectoryName(Adults)!, FormattableString.Invariant($"adult_{number:00}_*.csv.gz")).Single();

    private static string PathOf(string name) => Path.Combine(Repository.Root, "tests", "MlOps.Lifecycle.Tests", "Data", name + ".csv.gz");
}
