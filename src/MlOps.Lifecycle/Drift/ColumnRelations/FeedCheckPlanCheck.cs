namespace MlOps.Lifecycle.Drift;

/// <summary>Finds settings of a model's feed check that mean nothing.</summary>
internal sealed class FeedCheckPlanCheck : IModelCheck
{
    public IEnumerable<string> Check(ModelDefinition definition) =>
        definition.Find<FeedCheckOptions>() is { } options ? FeedCheckOptionsValidator.Complaints(options) : [];
}
