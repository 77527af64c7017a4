using MlOps.Lifecycle.Acceptance;

namespace MlOps.Lifecycle;

/// <summary>Says what people agreed on for a model.</summary>
public static class AcceptanceModelBuilderExtensions
{
    /// <summary>Agrees on the gates that a candidate must pass and the bands that a serving version is judged by. Nothing is promoted automatically without.</summary>
    /// <param name="model">The model.</param>
    /// <param name="name">The agreement's name in records, for example <c>fraud-acceptance</c>.</param>
    /// <param name="configure">Adds gates, bands, a baseline, signatures. Rows that were trained on always fail the leak guard.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">There is neither a gate nor a band, or a band contradicts itself.</exception>
    /// <exception cref="LifecycleException">The model has an agreement already.</exception>
    public static IModelBuilder AcceptWhen(this IModelBuilder model, string name, Action<IAgreementBuilder> configure)
    {
        var agreement = AcceptanceAgreement.Create(name, configure);
        return model.Configure<AcceptanceAgreement>(known => known is null
            ? agreement
            : throw new LifecycleException($"Model '{model.Name}' has two agreements, '{known.Name}' and '{name}': keep one AcceptWhen(...) in AddModel(\"{model.Name}\", ...)."));
    }
}
