namespace MlOps.Lifecycle.Acceptance;

/// <summary>Collects what people agreed on. Every gate adds its own extension method.</summary>
public interface IAgreementBuilder
{
    /// <summary>Adds a gate.</summary>
    /// <param name="gate">The gate.</param>
    /// <returns>The same builder.</returns>
    IAgreementBuilder Add(IGate gate);

    /// <summary>Agrees on a band for one metric, of quality or of money per day.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="tolerated">The worst value that is tolerated.</param>
    /// <param name="replace">The value beyond which a refit is not enough; on the worse side of <paramref name="tolerated"/>, which says which way the metric gets worse.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The two values are equal or not finite, or the metric has a band already.</exception>
    IAgreementBuilder Band(string metric, double tolerated, double replace);

    /// <summary>Names what the first version must beat, for gates that compare with a champion while there is none.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <returns>The same builder.</returns>
    IAgreementBuilder Baseline(IBaseline baseline);

    /// <summary>Says who agreed.</summary>
    /// <param name="actor">The person.</param>
    /// <returns>The same builder.</returns>
    IAgreementBuilder SignedBy(Actor actor);

    /// <summary>Says when the agreement is in force; without this it always is.</summary>
    /// <param name="from">From when; null for always.</param>
    /// <param name="until">Until when; null for no end.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">It ends before it begins.</exception>
    IAgreementBuilder InForce(DateTimeOffset? from, DateTimeOffset? until);
}
