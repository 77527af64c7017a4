using System.Collections.Immutable;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Drift;

/// <summary>
/// Which detectors watch which columns of a model, and what they compare with. One part of a <see cref="ModelDefinition"/>; a model
/// without it is watched by <see cref="Default"/>.
/// </summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record DriftPlan
{
    internal const double DefaultFalseAlarmRate = 0.05;

    /// <summary>
    /// Kolmogorov-Smirnov for columns of numbers, chi-square for columns of categories, the share of missing values for both; against
    /// the data that trained the serving version.
    /// </summary>
    public static DriftPlan Default { get; } = new() { Defaults = DefaultDetectors.All };

    /// <summary>Detectors added by name.</summary>
    public ImmutableArray<ColumnWatch> Columns { get; init; } = [];

    /// <summary>Detectors of columns that none was added for by name.</summary>
    public ImmutableDictionary<ColumnKind, ImmutableArray<IDriftDetector>> Defaults { get; init; } = ImmutableDictionary<ColumnKind, ImmutableArray<IDriftDetector>>.Empty;

    /// <summary>Columns left out by name, with the reason.</summary>
    public ImmutableDictionary<string, string> LeftOut { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What windows are compared with.</summary>
    public DriftReference Reference { get; init; } = DriftReference.TrainingData;

    /// <summary>How often a window without any change may show drift in some column, in (0, 1).</summary>
    public double FalseAlarmRate { get; init; } = DefaultFalseAlarmRate;

    /// <summary>What is wrong with the plan; a model with contradictions does not start.</summary>
    public ImmutableArray<string> Contradictions { get; init; } = [];

    /// <summary>Makes a plan without a host.</summary>
    /// <param name="configure">Changes <see cref="Default"/>.</param>
    /// <exception cref="LifecycleException">A setting is out of its range; the message names all of them.</exception>
    public static DriftPlan Create(Action<IDriftPlanBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var builder = new DriftPlanBuilder(Default);
        configure(builder);
        var plan = builder.Build();
        return plan.Contradictions.IsEmpty ? plan : throw new LifecycleException(string.Join(Environment.NewLine, plan.Contradictions));
    }

    /// <summary>Why a column is not watched, or null when it is.</summary>
    /// <param name="column">The column.</param>
    public string? FindReasonToLeaveOut(ColumnSchema column)
    {
        if (LeftOut.TryGetValue(column.Name, out var reason))
            return reason;
        if (Columns.Any(watch => watch.Column == column.Name))
            return null;
        return column.Role switch
        {
            ColumnRole.Id => "role Id: it is new in every row",
            ColumnRole.Time => "role Time: it always moves",
            ColumnRole.Calendar => "role Calendar: it follows from the time",
            ColumnRole.Ignored => "role Ignored: nothing uses it",
            _ => DetectorsOf(column).IsEmpty ? "no detector was chosen for columns of its kind" : null,
        };
    }

    /// <summary>The detectors of a column, whatever its role.</summary>
    /// <param name="column">The column.</param>
    public ImmutableArray<IDriftDetector> DetectorsOf(ColumnSchema column)
    {
        var named = Columns.Where(watch => watch.Column == column.Name).Select(watch => watch.Detector).ToArray();
        var every = Defaults.GetValueOrDefault(ColumnKind.Every, []);
        var kind = named.All(detector => every.Any(e => e.Name == detector.Name))
            ? Defaults.GetValueOrDefault(column.IsCategorical ? ColumnKind.Categories : ColumnKind.Numbers, [])
            : [];
        return [.. named.Concat(kind).Concat(every).DistinctBy(detector => detector.Name, StringComparer.Ordinal)];
    }
}
