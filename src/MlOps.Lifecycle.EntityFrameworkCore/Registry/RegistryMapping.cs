using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Registry;

namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>Rows to records.</summary>
internal static class RegistryMapping
{
    public static ModelVersion ToRecord(this ModelVersionEntity entity)
    {
        var id = new ModelVersionId(ModelName.Parse(entity.Model), entity.Number);
        var subject = $"model version {id}";
        return new()
        {
            Id = id,
            Format = entity.Format,
            Artifact = new(Digest(entity.ArtifactDigest), entity.ArtifactLength),
            CanonicalDigest = Digest(entity.CanonicalDigest),
            Inputs = StoreDocuments.Schema.Read(entity.Inputs, subject),
            Lineage = StoreDocuments.Lineage.Read(entity.Lineage, subject),
            Metrics = StoreDocuments.Metrics.Read(entity.Metrics, subject),
            RegisteredBy = Actor.Parse(entity.RegisteredBy),
            RegisteredAt = Stamp.TimeOf(entity.RegisteredAt),
            Reason = entity.Reason,
            Key = entity.Key,
        };
    }

    public static AliasState ToRecord(this AliasEntity entity) =>
        new(AliasName.Parse(entity.Alias), Version(entity.Model, entity.Version), entity.Revision, Stamp.TimeOf(entity.Since));

    public static AliasEvent ToRecord(this AliasEventEntity entity) => new()
    {
        Alias = AliasName.Parse(entity.Alias),
        Revision = entity.Revision,
        From = entity.FromVersion is { } from ? Version(entity.Model, from) : null,
        To = Version(entity.Model, entity.ToVersion),
        At = Stamp.TimeOf(entity.At),
        Actor = Actor.Parse(entity.Actor),
        Reason = entity.Reason,
    };

    public static ModelVerdict ToRecord(this VerdictEntity entity) => new()
    {
        Version = Version(entity.Model, entity.Version),
        Outcome = entity.Outcome,
        At = Stamp.TimeOf(entity.At),
        Actor = Actor.Parse(entity.Actor),
        Reason = entity.Reason,
    };

    public static RegistryEvent ToRecord(this RegistryEventEntity entity) => new()
    {
        Sequence = entity.Sequence,
        Kind = entity.Kind,
        Version = Version(entity.Model, entity.Version),
        Alias = entity.Alias is { } alias ? AliasName.Parse(alias) : (AliasName?)null,
        From = entity.FromVersion is { } from ? Version(entity.Model, from) : null,
        Outcome = entity.Outcome,
        At = Stamp.TimeOf(entity.At),
        Actor = Actor.Parse(entity.Actor),
        Reason = entity.Reason,
    };

    private static ModelVersionId Version(string model, int number) => new(ModelName.Parse(model), number);

    private static ContentDigest Digest(string text) => text.Length == 0 ? default : ContentDigest.Parse(text);
}
