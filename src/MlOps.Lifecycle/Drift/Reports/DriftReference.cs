namespace MlOps.Lifecycle.Drift;

/// <summary>What windows are compared with.</summary>
public sealed record DriftReference
{
    internal static readonly TimeSpan DefaultPeriod = TimeSpan.FromDays(364);
    internal static readonly TimeSpan DefaultMargin = TimeSpan.FromDays(28);

    private DriftReference(DriftReferenceKind kind, TimeSpan length, TimeSpan margin)
    {
        Kind = kind;
        Length = length;
        Margin = margin;
    }

    /// <summary>The dataset version that trained the serving version. The default: it stays put until a promotion replaces it.</summary>
    public static DriftReference TrainingData { get; } = new(DriftReferenceKind.TrainingData, TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>The kind.</summary>
    public DriftReferenceKind Kind { get; }

    /// <summary>The length of a trailing reference, or the period of a season; zero for training data.</summary>
    public TimeSpan Length { get; }

    /// <summary>How far around the same date a season reaches; zero for the other kinds.</summary>
    public TimeSpan Margin { get; }

    /// <summary>The time just before the window. Slow changes hide in it, because it moves along.</summary>
    /// <param name="length">How much of it; longer than zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is not longer than zero.</exception>
    public static DriftReference Trailing(TimeSpan length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(length, TimeSpan.Zero);
        return new(DriftReferenceKind.Trailing, length, TimeSpan.Zero);
    }

    /// <summary>The time around the same date one period earlier, so that spring is compared with spring.</summary>
    /// <param name="period">The length of a season's round, 364 days by default: a year of whole weeks.</param>
    /// <param name="margin">How far around the date, 28 days by default on either side.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is not longer than <paramref name="margin"/>, or <paramref name="margin"/> is negative.</exception>
    public static DriftReference SameSeason(TimeSpan? period = null, TimeSpan? margin = null)
    {
        var (length, around) = (period ?? DefaultPeriod, margin ?? DefaultMargin);
        ArgumentOutOfRangeException.ThrowIfLessThan(around, TimeSpan.Zero, nameof(margin));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(length, around, nameof(period));
        return new(DriftReferenceKind.SameSeason, length, around);
    }

    /// <summary>Which time the rows of the reference come from, or null where they are a dataset version.</summary>
    /// <param name="current">The window that is judged.</param>
    /// <returns>A window that ends no later than <paramref name="current"/> starts.</returns>
    public TimeWindow? FindWindow(TimeWindow current) => Kind switch
    {
        DriftReferenceKind.Trailing => new(current.Start - Length, current.Start),
        DriftReferenceKind.SameSeason => new(current.Start - Length - Margin, Earlier(current.End - Length + Margin, current.Start)),
        _ => null,
    };

    /// <summary>The reference for people.</summary>
    public override string ToString() => Kind switch
    {
        DriftReferenceKind.Trailing => $"the {Length.TotalDays:0.##} days before",
        DriftReferenceKind.SameSeason => $"the same date {Length.TotalDays:0.##} days earlier, {Margin.TotalDays:0.##} days around",
        _ => "the data that trained the serving version",
    };

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
