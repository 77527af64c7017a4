using Microsoft.Extensions.Configuration;
using MlOps.Lifecycle.Policies;

namespace MlOps.Lifecycle;

/// <summary>Says who decides about a model.</summary>
public static class PolicyModelBuilderExtensions
{
    /// <summary>Decides with a policy; without one, <see cref="RetrainingPolicy.Recommended"/> decides.</summary>
    /// <param name="model">The model.</param>
    /// <param name="policy">The policy. A metric that it names and nobody measures is an error at start.</param>
    /// <returns>The same builder.</returns>
    public static IModelBuilder DecideWith(this IModelBuilder model, IRetrainingPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return model.Plan(plan => plan with { Policy = policy });
    }

    /// <summary>Decides with a policy from configuration.</summary>
    /// <param name="model">The model.</param>
    /// <param name="section">The section, see <see cref="RetrainingPolicy.FromConfiguration"/>.</param>
    /// <param name="kinds">Kinds of rules of yours.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="LifecycleException">A key or kind is unknown, missing or cannot be read; the message names its path.</exception>
    public static IModelBuilder DecideWith(this IModelBuilder model, IConfigurationSection section, params ReadOnlySpan<RuleKind> kinds) =>
        model.DecideWith(RetrainingPolicy.FromConfiguration(section, kinds));

    /// <summary>Agrees on how long labels may be waited for. When they take longer, drift alone is acted on.</summary>
    /// <param name="model">The model.</param>
    /// <param name="horizon">The longest label delay that may be waited for.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="horizon"/> is not positive.</exception>
    public static IModelBuilder AgreeOnLabelHorizon(this IModelBuilder model, TimeSpan horizon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(horizon, TimeSpan.Zero);
        return model.Plan(plan => plan with { LabelHorizon = horizon });
    }

    private static IModelBuilder Plan(this IModelBuilder model, Func<PolicyPlan, PolicyPlan> change) =>
        model.Configure<PolicyPlan>(plan => change(plan ?? new()));
}
