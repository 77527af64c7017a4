namespace MlOps.Lifecycle.Policies;

/// <summary>Composes the recommended policy from rules that everybody can use.</summary>
internal static class RecommendedPolicy
{
    /// <summary>Before anybody said how long labels take, a refit gets two weeks to show what it is worth.</summary>
    internal static readonly TimeSpan CooldownWithoutLabels = TimeSpan.FromDays(14);

    public static RetrainingPolicy Create(RecommendedSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings is { By: { } by, Metric: null })
            throw new ArgumentException($"By is {PlainNumber.Of(by)}, in the unit of a metric that is not named: name the Metric too.", nameof(settings));
        IRule loss = new ConfirmedLossRule(settings.Metric, settings.By, replaceOnly: false);
        IRule useless = new ConfirmedLossRule(settings.Metric, settings.By, replaceOnly: true);
        return RetrainingPolicy.Create("recommended", policy => policy
            .RepairDataWhen(Rule.FeedBroken() | Rule.SchemaChanged())
            .RedevelopWhen((useless & new RefitDidNotHelpRule()) | (loss & Rule.RejectedInARow(settings.Rejections)))
            .RetrainWhen((settings.HeldFor is { } time ? loss.HeldFor(time) : loss) | Rule.DriftBeforeLabels())
            .NoticeWhen(Rule.DriftBegins(settings.Quiet))
            .Limit(new PolicyLimits
            {
                Cooldown = settings.Cooldown,
                CooldownWithoutLabels = CooldownWithoutLabels,
                Runs = settings.Runs,
                Per = settings.Per,
                Budget = settings.Budget,
            }));
    }
}
