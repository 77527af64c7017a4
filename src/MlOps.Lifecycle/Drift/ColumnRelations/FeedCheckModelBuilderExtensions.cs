using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MlOps.Lifecycle.Drift;

namespace MlOps.Lifecycle;

/// <summary>Says how carefully a model's incoming columns are checked against each other.</summary>
public static class FeedCheckModelBuilderExtensions
{
    /// <summary>Changes the settings of the feed check, which is on by default.</summary>
    /// <param name="model">The model.</param>
    /// <param name="change">Gets the settings as they are and returns the new ones, for example <c>o => o with { Enabled = false }</c>.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>Settings that mean nothing are found when the host starts.</remarks>
    public static IModelBuilder CheckFeed(this IModelBuilder model, Func<FeedCheckOptions, FeedCheckOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        model.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IModelCheck, FeedCheckPlanCheck>());
        return model.Configure<FeedCheckOptions>(options => change(options ?? FeedCheckOptions.Default));
    }
}
