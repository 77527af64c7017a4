using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MlOps.Lifecycle.MicrosoftML;

namespace MlOps.Lifecycle;

/// <summary>Trains a model of boosted trees, ready to use.</summary>
public static class FastTreeModelBuilderExtensions
{
    /// <summary>Learns a number. Inputs are the columns of role Feature and Calendar, the label is the column of role Label; no other column is seen.</summary>
    /// <param name="model">The model.</param>
    /// <param name="configure">Changes the settings; nothing when null.</param>
    /// <returns>The same builder.</returns>
    public static IModelBuilder TrainFastTreeRegression(this IModelBuilder model, Action<FastTreeOptions>? configure = null) =>
        Train(model, MicrosoftMLTask.Regression, configure);

    /// <summary>Learns one of two classes and answers with the calibrated probability of class 1. The label is Boolean, or 0 and 1. Columns as in <see cref="TrainFastTreeRegression"/>.</summary>
    /// <param name="model">The model.</param>
    /// <param name="configure">Changes the settings; nothing when null.</param>
    /// <returns>The same builder.</returns>
    public static IModelBuilder TrainFastTreeBinaryClassification(this IModelBuilder model, Action<FastTreeOptions>? configure = null) =>
        Train(model, MicrosoftMLTask.BinaryClassification, configure);

    private static IModelBuilder Train(IModelBuilder model, MicrosoftMLTask task, Action<FastTreeOptions>? configure)
    {
        var name = model.Name.Value;
        var options = model.Services.AddOptionsWithValidateOnStart<FastTreeOptions, FastTreeOptionsValidator>(name);
        if (configure is not null)
            options.Configure(configure);

        // What this trainer stores only the format of this package can load: without UseMicrosoftML the first run would fail after its fit.
        model.Services.AddMicrosoftMLFormat();
        return model.TrainWith(
            task is MicrosoftMLTask.Regression ? "ML.NET FastTree regression" : "ML.NET FastTree binary classification",
            // The code that decides what is trained, and on which rows, is the application; the recipe stands in the architecture.
            (Assembly.GetEntryAssembly() ?? typeof(FastTreeOptions).Assembly).GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion,
            services => new MicrosoftMLTrainer(FastTreeRecipe.Create(task, services.GetRequiredService<IOptionsMonitor<FastTreeOptions>>().Get(name))));
    }
}
