using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MlOps.Lifecycle.Drift;

namespace MlOps.Lifecycle;

/// <summary>Says how the data of a model are watched for drift.</summary>
public static class DriftModelBuilderExtensions
{
    /// <summary>Changes what is watched and how. Without this call features, predictions and labels are watched by <see cref="DriftPlan.Default"/>.</summary>
    /// <param name="model">The model.</param>
    /// <param name="configure">Adds detectors; called again, it changes the plan further.</param>
    /// <returns>The same builder. Settings out of their range stop the start, with all that is wrong in one message.</returns>
    public static IModelBuilder WatchDrift(this IModelBuilder model, Action<IDriftPlanBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        model.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IModelCheck, DriftPlanCheck>());
        return model.Configure<DriftPlan>(plan =>
        {
            var builder = new DriftPlanBuilder(plan ?? DriftPlan.Default);
            configure(builder);
            return builder.Build();
        });
    }
}
