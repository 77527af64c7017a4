using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle;

/// <summary>Says how a model is watched.</summary>
/// <remarks>Contradictions, such as both kinds of windows or two metrics of one name, are found when the host starts.</remarks>
public static class MonitoringModelBuilderExtensions
{
    /// <summary>Measures predicted numbers: <c>mae</c>, <c>rmse</c>, <c>median-ae</c>, <c>bias</c> and <c>r2</c>.</summary>
    /// <param name="model">The model.</param>
    /// <param name="unit">The unit of the label for people, for example <c>bikes</c>; null for a plain number.</param>
    /// <returns>The same builder.</returns>
    public static IModelBuilder MeasureRegression(this IModelBuilder model, string? unit = null) =>
        model.MeasureWith(QualityEvaluators.Regression(unit));

    /// <summary>Measures probabilities of class 1: <c>auc</c>, <c>log-loss</c>, <c>brier</c>, <c>accuracy</c>, <c>precision</c>, <c>recall</c> and <c>f1</c>.</summary>
    /// <param name="model">The model.</param>
    /// <param name="threshold">From which probability on a row counts as predicted 1.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is not between 0 and 1.</exception>
    public static IModelBuilder MeasureBinaryClassification(this IModelBuilder model, double threshold = QualityEvaluators.DefaultThreshold) =>
        model.MeasureWith(QualityEvaluators.BinaryClassification(threshold));

    /// <summary>Measures with all metrics of an evaluator.</summary>
    /// <param name="model">The model.</param>
    /// <param name="evaluator">The evaluator.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="LifecycleException">Another evaluator measures another kind of answer.</exception>
    public static IModelBuilder MeasureWith(this IModelBuilder model, IQualityEvaluator evaluator)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        return model.Plan(plan => plan.Answers is { } answers && answers != evaluator.Answers
            ? throw new LifecycleException(
                $"Model '{model.Name}' is measured as answering both a number and a probability: keep one of MeasureRegression(), MeasureBinaryClassification() and MeasureWith(...) in AddModel(\"{model.Name}\", ...).")
            : plan with { Answers = evaluator.Answers, Metrics = plan.Metrics.AddRange(evaluator.Metrics) });
    }

    /// <summary>Measures with a metric of yours.</summary>
    /// <param name="model">The model.</param>
    /// <param name="metric">The metric.</param>
    /// <returns>The same builder.</returns>
    public static IModelBuilder Measure(this IModelBuilder model, QualityMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return model.Plan(plan => plan with { Metrics = plan.Metrics.Add(metric) });
    }

    /// <summary>Measures with a function of yours.</summary>
    /// <param name="model">The model.</param>
    /// <param name="name">The metric's name in rules, gates and reports; lower case by convention.</param>
    /// <param name="direction">Which way is better.</param>
    /// <param name="compute">Computes the metric from labels and predictions of the same rows; pure, NaN when the rows do not allow it.</param>
    /// <param name="unit">The unit for people; null for a plain number.</param>
    /// <returns>The same builder.</returns>
    public static IModelBuilder Measure(this IModelBuilder model, string name, MetricDirection direction, MetricFunction compute, string? unit = null) =>
        model.Measure(new QualityMetric { Name = name, Direction = direction, Compute = compute, Unit = unit });

    /// <summary>Says what answers are worth in money: the number of the Value lane.</summary>
    /// <param name="model">The model.</param>
    /// <param name="value">The metric.</param>
    /// <returns>The same builder.</returns>
    public static IModelBuilder MeasureValue(this IModelBuilder model, ValueMetric value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return model.Plan(plan => plan with { Value = value });
    }

    /// <summary>Says what answers are worth in money: the number of the Value lane.</summary>
    /// <param name="model">The model.</param>
    /// <param name="name">The name in rules, gates and bands, where it is money per day.</param>
    /// <param name="currency">The currency for people, for example <c>EUR</c>.</param>
    /// <param name="direction">Whether more is better (a gain) or less is better (a cost).</param>
    /// <param name="compute">The money that the rows together gained or cost; the library divides by the days they cover.</param>
    /// <returns>The same builder.</returns>
    public static IModelBuilder MeasureValue(this IModelBuilder model, string name, string currency, MetricDirection direction, MetricFunction compute) =>
        model.MeasureValue(new ValueMetric { Name = name, Currency = currency, Direction = direction, Compute = compute });

    /// <summary>Says from how many labeled rows on a metric can be judged; with fewer its value is shown without an interval.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rows">The fewest rows, at least 2; 30 unless told otherwise.</param>
    /// <returns>The same builder.</returns>
    public static IModelBuilder MeasureFrom(this IModelBuilder model, int rows) =>
        model.Plan(plan => plan with { MinimumRows = rows });

    /// <summary>Judges windows of equal length, one after the other, aligned in UTC: hours on the hour, days at midnight, weeks on Monday.</summary>
    /// <param name="model">The model.</param>
    /// <param name="length">The length; a week unless told otherwise.</param>
    /// <returns>The same builder.</returns>
    public static IModelBuilder WindowEvery(this IModelBuilder model, TimeSpan length) =>
        model.Plan(plan => plan with { Window = length, IsWindowChosen = true });

    /// <summary>Judges windows of equally many rows, one after the other, counted from the first recorded row.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rows">The number of rows.</param>
    /// <returns>The same builder.</returns>
    public static IModelBuilder WindowOf(this IModelBuilder model, int rows) =>
        model.Plan(plan => plan with { WindowRows = rows, Window = plan.IsWindowChosen ? plan.Window : null });

    /// <summary>Says within which time labels arrive: until then a window waits, after it missing labels are a finding.</summary>
    /// <param name="model">The model.</param>
    /// <param name="delay">The time from the row to its label; zero when labels come with the rows.</param>
    /// <param name="matureShare">The share of rows that must have their label for a window to be judged, above 0 and at most 1; 0.9 unless told otherwise.</param>
    /// <returns>The same builder.</returns>
    public static IModelBuilder LabelsArriveWithin(this IModelBuilder model, TimeSpan delay, double matureShare = MonitoringPlan.DefaultMatureShare) =>
        model.Plan(plan => plan with { LabelDelay = delay, MatureShare = matureShare });

    /// <summary>Says that nobody will ever know the truth: quality stays unknown and is never waited for.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The same builder.</returns>
    public static IModelBuilder LabelsNeverArrive(this IModelBuilder model) =>
        model.Plan(plan => plan with { LabelsNeverArrive = true });

    /// <summary>Says when scoring should happen, so that a scoring that did not is noticed.</summary>
    /// <param name="model">The model.</param>
    /// <param name="cron">Five fields (minute, hour, day, month, day of the week) or six (seconds first), in UTC, for example <c>0 0 * * *</c>.</param>
    /// <param name="grace">How late it may be recorded; an hour unless told otherwise.</param>
    /// <returns>The same builder.</returns>
    public static IModelBuilder ScoringRuns(this IModelBuilder model, string cron, TimeSpan? grace = null) =>
        model.Plan(plan => plan with { ScoringSchedule = cron, ScoringGrace = grace ?? MonitoringPlan.DefaultScoringGrace });

    /// <summary>Only watches: the model answers elsewhere, and is never trained or loaded here.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The same builder.</returns>
    public static IModelBuilder MonitorOnly(this IModelBuilder model) =>
        model.Plan(plan => plan with { IsMonitorOnly = true });

    /// <summary>Names the recorded columns that are not called <c>id</c>, <c>time</c>, <c>prediction</c> and <c>label</c>, or says what others are for.</summary>
    /// <param name="model">The model.</param>
    /// <param name="columns">Columns with their roles; recorded columns that are not named here keep their own.</param>
    /// <returns>The same builder.</returns>
    public static IModelBuilder RecordedColumns(this IModelBuilder model, TableSchema columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return model.Plan(plan => plan with { Columns = columns });
    }

    private static IModelBuilder Plan(this IModelBuilder model, Func<MonitoringPlan, MonitoringPlan> change) =>
        model.Configure<MonitoringPlan>(plan => change(plan ?? new()));
}
