using Microsoft.ML;
using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.MicrosoftML;

/// <summary>Fits one pipeline of ML.NET. The same rows, seed and settings give the same model as long as the pipeline's trainers keep to the seed.</summary>
internal sealed class MicrosoftMLTrainer(MicrosoftMLRecipe recipe) : IModelTrainer
{
    private const double Read = 0.1;
    private const double Fitted = 0.9;

    public async Task<TrainedModel> TrainAsync(TrainingContext context, CancellationToken cancellationToken)
    {
        var rows = await TrainingRows.ReadAsync(context, recipe.Task, cancellationToken).ConfigureAwait(false);
        context.Progress.Report(Read);

        // Fitting keeps a thread busy for seconds to hours: not one of the caller's. ML.NET has no public way to stop a fit, so a
        // canceled one is abandoned: the caller goes on at once, the thread throws the result away and frees the rows.
        var fit = Task.Run(() => Fit(rows, context, cancellationToken), CancellationToken.None);
        var trained = await fit.WaitAsync(cancellationToken).ConfigureAwait(false);
        context.Progress.Report(1);
        return trained;
    }

    private TrainedModel Fit(TrainingRows owned, TrainingContext context, CancellationToken cancellationToken)
    {
        using var rows = owned;
        var ml = new MLContext(context.Seed);
        var view = new RecordBatchDataView(rows.Columns, rows.Batches, labeledOnly: true);
        ITransformer model;
        try
        {
            model = recipe.CreatePipeline(ml, rows.Columns, context.Seed).Fit(view);

            // Connecting a row proves, before anything is stored, that the pipeline answers every row with one number.
            using var proof = new ConnectedRow(model, rows.Columns);
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new LifecycleException($"ML.NET could not fit '{recipe.Architecture.Pipeline}' for model '{context.Model}' on {rows.Labeled} rows: {exception.Message}", exception);
        }

        cancellationToken.ThrowIfCancellationRequested();
        context.Progress.Report(Fitted);
        var (artifact, canonical) = ModelArchive.Pack(ml, model, rows.Columns);
        return new()
        {
            Format = MicrosoftMLFormat.FormatName,
            Artifact = artifact,
            CanonicalDigest = canonical,
            Architecture = recipe.Architecture,
            Figures = MicrosoftMLFigures.Of(ml, model.Transform(view), rows, recipe.Task),
        };
    }
}
