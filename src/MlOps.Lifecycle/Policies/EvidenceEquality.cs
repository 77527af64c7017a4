namespace MlOps.Lifecycle.Policies;

public sealed partial record Evidence
{
    /// <summary>Whether both say the same, item by item and in the same order.</summary>
    /// <param name="other">The other evidence.</param>
    public bool Equals(Evidence? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && FormatVersion == other.FormatVersion
            && Model == other.Model
            && At == other.At
            && Champion == other.Champion
            && ChampionSince == other.ChampionSince
            && Window == other.Window
            && DriftReference == other.DriftReference
            && ArrayEquality.Same(Drift, other.Drift)
            && ArrayEquality.Same(SchemaChanges, other.SchemaChanges)
            && ArrayEquality.Same(Feed, other.Feed)
            && ArrayEquality.Same(Quality, other.Quality)
            && ArrayEquality.Same(Flow, other.Flow)
            && ArrayEquality.Same(Runs, other.Runs)
            && IsRunOpen == other.IsRunOpen
            && IsTrainedHere == other.IsTrainedHere
            && NewRows == other.NewRows
            && LabeledRows == other.LabeledRows
            && LabelDelay == other.LabelDelay
            && LabelHorizon == other.LabelHorizon
            && WindowLength == other.WindowLength
            && ArrayEquality.Same(Noticed, other.Noticed)
            && ArrayEquality.Same(History, other.History));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Model, At, Champion, Window, DriftReference, Drift?.Length, Quality?.Length, Runs?.Length);
}
