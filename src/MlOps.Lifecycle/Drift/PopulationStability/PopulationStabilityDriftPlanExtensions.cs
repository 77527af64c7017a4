namespace MlOps.Lifecycle.Drift;

/// <summary>Adds the population stability detector to a plan.</summary>
public static class PopulationStabilityDriftPlanExtensions
{
    /// <summary>Watches one column by the population stability index.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="column">The column.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The same builder.</returns>
    public static IDriftPlanBuilder AddPopulationStability(this IDriftPlanBuilder plan, string column, Action<PopulationStabilityOptions>? configure = null) =>
        DetectorOptions.Find(plan, column, PopulationStabilityDetector.Kind, configure, PopulationStabilityValidator.Instance) is { } options
            ? plan.Add(column, new PopulationStabilityDetector(options))
            : plan;

    /// <summary>Watches every column of numbers that no detector was added for by the population stability index instead of the default.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The same builder.</returns>
    public static IDriftPlanBuilder UsePopulationStability(this IDriftPlanBuilder plan, Action<PopulationStabilityOptions>? configure = null) =>
        DetectorOptions.Find(plan, "*", PopulationStabilityDetector.Kind, configure, PopulationStabilityValidator.Instance) is { } options
            ? plan.Use(ColumnKind.Numbers, new PopulationStabilityDetector(options))
            : plan;
}
