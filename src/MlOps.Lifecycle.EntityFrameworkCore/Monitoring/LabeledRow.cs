using MlOps.Lifecycle.Monitoring;

namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>A row with its label as one query reads them.</summary>
internal readonly record struct LabeledRow(string Id, long Time, string? VersionModel, int? Version, double? Prediction, double? Label, long? LabeledAt)
{
    public RecordedRow ToRecord() => new()
    {
        Id = Id,
        Time = Stamp.TimeOf(Time),
        Version = VersionModel is { } model && Version is { } number ? new ModelVersionId(ModelName.Parse(model), number) : null,
        Prediction = Prediction,
        Label = Label,
        LabeledAt = LabeledAt is { } at ? Stamp.TimeOf(at) : null,
    };
}
