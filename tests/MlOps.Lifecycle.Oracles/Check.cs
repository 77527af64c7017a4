using System.Globalization;
using System.Text.Json;

namespace MlOps.Lifecycle.Oracles;

/// <summary>
/// Compares what the library computes with what a case expects. Every expected number must be compared or be left out with a reason:
/// one that nobody computed is a failure.
/// </summary>
internal sealed class Check(OracleCase one)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<string> _failures = [];
    private readonly List<string> _notYet = [];
    private readonly List<string> _leftOut = [];

    public OracleCase Case { get; } = one;

    /// <summary>What differs, one line each.</summary>
    public IReadOnlyList<string> Failures => _failures;

    /// <summary>What of the case the library does not compute yet.</summary>
    public IReadOnlyList<string> Missing => _notYet;

    /// <summary>Why expected numbers were not compared.</summary>
    public IReadOnlyList<string> LeftOut => _leftOut;

    /// <summary>Why the library may accept what the other program refuses; null when it must refuse it.</summary>
    public string? Alternative { get; private set; }

    /// <summary>Compares one number with what is expected at a path. What nothing is expected for is not compared: a file may ask for less.</summary>
    public void Equal(double got, params ReadOnlySpan<string> path)
    {
        if (Find(path) is { } want)
            Compare(got, OracleCase.Number(want), string.Join('/', path!));
    }

    /// <summary>Compares numbers in order.</summary>
    public void Equal(ReadOnlySpan<double> got, params ReadOnlySpan<string> path)
    {
        if (Find(path) is { } want)
            Compare(got, OracleCase.Numbers(want), string.Join('/', path!));
    }

    /// <summary>Compares numbers in order but for those that are null.</summary>
    public void EqualParts(ReadOnlySpan<double?> got, params ReadOnlySpan<string> path)
    {
        if (Find(path) is not { } want)
            return;
        var numbers = OracleCase.Numbers(want);
        if (numbers.Length != got.Length)
            Fail(string.Join('/', path!), $"got {got.Length} numbers, want {numbers.Length}");
        for (var i = 0; i < Math.Min(numbers.Length, got.Length); i++)
        {
            if (got[i] is { } number)
                Compare(number, numbers[i], $"{string.Join('/', path!)}[{i}]");
        }
    }

    /// <summary>Compares rows of numbers in order.</summary>
    public void EqualRows(IReadOnlyList<double[]> got, params ReadOnlySpan<string> path)
    {
        if (Find(path) is not { } want)
            return;
        var rows = want.EnumerateArray().Select(OracleCase.Numbers).ToArray();
        if (rows.Length != got.Count)
            Fail(string.Join('/', path!), $"got {got.Count} rows, want {rows.Length}");
        for (var i = 0; i < Math.Min(rows.Length, got.Count); i++)
            Compare(got[i], rows[i], $"{string.Join('/', path!)}[{i}]");
    }

    /// <summary>Compares only where something is expected: the case decides what it asks for.</summary>
    public void EqualIfExpected(Func<double> compute, params ReadOnlySpan<string> path)
    {
        if (Case.Expects(path))
            Equal(compute(), path);
    }

    /// <summary>A statement that must hold.</summary>
    public void Holds(bool holds, string key, string what)
    {
        _seen.Add(key);
        if (!holds)
            Fail(key, what);
    }

    /// <summary>Leaves out what the library does not compute, with the reason.</summary>
    public void LeaveOut(string key, string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        _seen.Add(key);
        _leftOut.Add(reason);
    }

    /// <summary>The library does not compute this yet, so the case cannot pass.</summary>
    public void NotYet(string what)
    {
        _seen.Add(what);
        _notYet.Add(what);
    }

    /// <summary>The library answers instead of refusing, as its documentation says.</summary>
    public void AnswersInstead(string why) => Alternative = why;

    /// <summary>Adds what was expected and not compared.</summary>
    public void Finish()
    {
        if (Case.IsRefusal || Case.Requirement is not null)
            return;
        if (_notYet.Count > 0)
            return;
        foreach (var key in Leaves(Case.Expected, "").Where(leaf => !_seen.Any(seen => leaf == seen || leaf.StartsWith(seen + "/", StringComparison.Ordinal))))
            Fail(key, "is expected and was not computed");
    }

    private static IEnumerable<string> Leaves(JsonElement expected, string path) => expected.ValueKind is JsonValueKind.Object
        ? expected.EnumerateObject().SelectMany(member => Leaves(member.Value, path.Length == 0 ? member.Name : $"{path}/{member.Name}"))
        : [path];

    private JsonElement? Find(ReadOnlySpan<string> path)
    {
        if (Case.IsRefusal || Case.Requirement is not null)
            return null;
        var key = string.Join('/', path!);
        _seen.Add(key);
        return OracleCase.Find(Case.Expected, path);
    }

    private void Compare(ReadOnlySpan<double> got, ReadOnlySpan<double> want, string key)
    {
        if (got.Length != want.Length)
        {
            Fail(key, $"got {got.Length} numbers, want {want.Length}");
            return;
        }

        for (var i = 0; i < want.Length; i++)
            Compare(got[i], want[i], $"{key}[{i}]");
    }

    private void Compare(double got, double want, string key)
    {
        var tolerance = Math.Max(Case.RelativeTolerance * Math.Abs(want), Case.AbsoluteTolerance);
        var equal = double.IsFinite(want) ? Math.Abs(got - want) <= tolerance : got.Equals(want);
        if (!equal)
            Fail(key, string.Create(CultureInfo.InvariantCulture, $"got {got:R}, want {want:R} ± {tolerance:R}"));
    }

    private void Fail(string key, string what) => _failures.Add($"{key}: {what}");
}
