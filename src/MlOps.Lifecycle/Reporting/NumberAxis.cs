using System.Globalization;

namespace MlOps.Lifecycle.Reporting;

/// <summary>Places numbers on a line from the bottom up and finds round ticks.</summary>
internal sealed class NumberAxis
{
    private const int WantedTicks = 4;

    private readonly double _from;
    private readonly double _to;
    private readonly double _bottom;
    private readonly double _height;
    private readonly double _step;

    public NumberAxis(IEnumerable<double> values, double bottom, double height)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        var (low, high) = finite.Length == 0 ? (0, 1) : (finite.Min(), finite.Max());
        if (high - low <= Math.Max(1e-12, Math.Abs(high) * 1e-9))
            (low, high) = (low - Math.Max(0.5, Math.Abs(low) / 10), high + Math.Max(0.5, Math.Abs(high) / 10));
        _step = Round((high - low) / WantedTicks);
        _from = Math.Floor(low / _step) * _step;
        _to = Math.Ceiling(high / _step) * _step;
        (_bottom, _height) = (bottom, height);
    }

    public double Place(double value) => _bottom - (Math.Clamp((value - _from) / (_to - _from), 0, 1) * _height);

    public IEnumerable<(double Y, string Label)> Ticks()
    {
        for (var i = 0; i <= (int)Math.Round((_to - _from) / _step); i++)
        {
            var value = _from + (i * _step);
            yield return (Place(value), (Math.Abs(value) < _step / 1e6 ? 0 : value).ToString(_step < 1e-4 ? "G3" : "#,##0.####", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The next of 1, 2, 2.5 and 5 times a power of ten.</summary>
    private static double Round(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return (step / power) switch { <= 1 => 1, <= 2 => 2, <= 2.5 => 2.5, <= 5 => 5, _ => 10 } * power;
    }
}
