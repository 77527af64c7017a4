namespace MlOps.Lifecycle.Drift;

/// <summary>Adds the chi-square detector to a plan.</summary>
public static class ChiSquareDriftPlanExtensions
{
    /// <summary>Watches one column of categories by chi-square.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="column">The column.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The same builder.</returns>
    public static IDriftPlanBuilder AddChiSquare(this IDriftPlanBuilder plan, string column, Action<ChiSquareOptions>? configure = null) =>
        DetectorOptions.Find(plan, column, ChiSquareDetector.Kind, configure, ChiSquareValidator.Instance) is { } options
            ? plan.Add(column, new ChiSquareDetector(options))
            : plan;

    /// <summary>Watches every column of categories that no detector was added for by chi-square, with these settings.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The same builder.</returns>
    public static IDriftPlanBuilder UseChiSquare(this IDriftPlanBuilder plan, Action<ChiSquareOptions>? configure = null) =>
        DetectorOptions.Find(plan, "*", ChiSquareDetector.Kind, configure, ChiSquareValidator.Instance) is { } options
            ? plan.Use(ColumnKind.Categories, new ChiSquareDetector(options))
            : plan;
}
