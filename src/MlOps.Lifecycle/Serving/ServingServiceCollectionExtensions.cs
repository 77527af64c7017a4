using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MlOps.Lifecycle;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Scoring;
using MlOps.Lifecycle.Serving;

namespace Microsoft.Extensions.DependencyInjection;

internal static class ServingServiceCollectionExtensions
{
    /// <summary>Adds a handle under the model's name as key, and without a key as long as no other model has the same row and answer types. Safe to call twice.</summary>
    public static IServiceCollection AddModelHandle<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TInput,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicConstructors)] TOutput>(
        this IServiceCollection services, ModelName model, AliasName alias)
    {
        var registration = new HandleRegistration(model, typeof(IModelHandle<TInput, TOutput>));
        if (services.Any(service => !service.IsKeyedService && registration.Equals(service.ImplementationInstance)))
            return services;
        services.AddScoring();
        services.AddOptionsWithValidateOnStart<ServingOptions, ServingOptionsValidator>();
        services.AddSingleton(registration);
        services.AddKeyedSingleton<IModelHandle<TInput, TOutput>>(model.Value, (provider, _) => new ModelHandle<TInput, TOutput>(
            model,
            alias,
            provider.GetRequiredService<IModelRegistry>(),
            provider.GetRequiredService<LoadedModels>(),
            provider.GetRequiredService<IPredictionRecorder>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IOptions<ServingOptions>>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(IModelHandle<,>))));
        services.TryAddSingleton(GetOnlyHandle<TInput, TOutput>);
        services.AddSingleton(provider => (IAliasFollower)provider.GetRequiredKeyedService<IModelHandle<TInput, TOutput>>(model.Value));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupTask, ServingTask>());
        return services;
    }

    private static IModelHandle<TInput, TOutput> GetOnlyHandle<TInput, TOutput>(IServiceProvider provider)
    {
        var models = provider.GetServices<HandleRegistration>().Where(r => r.Handle == typeof(IModelHandle<TInput, TOutput>)).Select(r => r.Model.Value).ToArray();
        return models is [var only]
            ? provider.GetRequiredKeyedService<IModelHandle<TInput, TOutput>>(only)
            : throw new LifecycleException($"Models {string.Join(" and ", models)} have handles of the same row and answer types: ask for one by its name, as in [FromKeyedServices(\"{models[0]}\")].");
    }
}
