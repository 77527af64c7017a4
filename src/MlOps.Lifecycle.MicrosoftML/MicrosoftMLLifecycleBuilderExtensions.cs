using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MlOps.Lifecycle;
using MlOps.Lifecycle.MicrosoftML;
using MlOps.Lifecycle.Scoring;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds ML.NET to the library.</summary>
public static class MicrosoftMLLifecycleBuilderExtensions
{
    /// <summary>Loads and serves models of the format <c>mlnet</c>, which the trainers of this package store. Safe to call twice.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Changes what is checked before a stored model is read; nothing when null.</param>
    /// <returns>The same builder.</returns>
    public static ILifecycleBuilder UseMicrosoftML(this ILifecycleBuilder builder, Action<MicrosoftMLOptions>? configure = null)
    {
        var options = builder.Services.AddMicrosoftMLFormat();
        if (configure is not null)
            options.Configure(configure);
        return builder;
    }

    /// <summary>Safe to call twice.</summary>
    internal static OptionsBuilder<MicrosoftMLOptions> AddMicrosoftMLFormat(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IModelFormat, MicrosoftMLFormat>());
        return services.AddOptionsWithValidateOnStart<MicrosoftMLOptions, MicrosoftMLOptionsValidator>();
    }
}
