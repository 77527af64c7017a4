using System.Globalization;
using System.Text;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Tables;
using MlOps.Lifecycle.Training;

namespace Snippets;

/// <summary>A trainer of one's own, for the format of <see cref="ServingOwnFormat"/>.</summary>
public static class HostingTrainer
{
    #region training-own-trainer
    /// <summary>Fits the price of a kilometer: all prices by all kilometers.</summary>
    public sealed class TariffTrainer : IModelTrainer
    {
        public async Task<TrainedModel> TrainAsync(TrainingContext context, CancellationToken cancellationToken)
        {
            var (prices, kilometers) = (0.0, 0.0);
            await foreach (var batch in context.ReadRows(cancellationToken))
            {
                var numbers = new double[batch.Length];
                ArrowValues.CopyNumbers(batch.Column("price"), numbers);
                prices += numbers.Sum();
                ArrowValues.CopyNumbers(batch.Column("kilometers"), numbers);
                kilometers += numbers.Sum();
            }

            var artifact = Encoding.UTF8.GetBytes((prices / kilometers).ToString("R", CultureInfo.InvariantCulture));
            return new()
            {
                Format = "tariff",                                              // the IModelFormat that reads the bytes
                Artifact = artifact,
                CanonicalDigest = ContentDigest.Of(artifact),                   // equal for identical fits
                Architecture = new() { Pipeline = "price per kilometer" },      // changes only when people redevelop
            };
        }
    }
    #endregion
}
