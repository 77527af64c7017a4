using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MlOps.Lifecycle;
using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Hosting;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Scoring;
using MlOps.Lifecycle.Serving;
using MlOps.Lifecycle.Training;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The composition root: puts the library into a host's services.</summary>
public static class LifecycleServiceCollectionExtensions
{
    /// <summary>Adds the library with settings from configuration, usually the section <c>MlOps</c>. Safe to call twice.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="section">The section; read when the host starts. Unknown keys are a start-up error.</param>
    /// <returns>The builder that features add to: at least <c>UseSqlite</c> or <c>UseInMemory</c>, and <c>AddModel</c>.</returns>
    public static ILifecycleBuilder AddMlOpsLifecycle(this IServiceCollection services, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        var builder = services.AddMlOpsLifecycle();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupTask>(new UnknownKeysTask(section)));
        services.AddOptions<LifecycleOptions>().Bind(section);
        services.AddOptionsWithValidateOnStart<ScoringOptions, ScoringOptionsValidator>().Bind(section.GetSection(UnknownKeysTask.Scoring));
        services.AddOptionsWithValidateOnStart<ServingOptions, ServingOptionsValidator>().Bind(section.GetSection(UnknownKeysTask.Serving));
        return builder;
    }

    /// <summary>Adds the library with settings from code. Safe to call twice.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The builder that features add to: at least <c>UseSqlite</c> or <c>UseInMemory</c>, and <c>AddModel</c>.</returns>
    public static ILifecycleBuilder AddMlOpsLifecycle(this IServiceCollection services, Action<LifecycleOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var builder = services.AddMlOpsLifecycle();
        services.Configure(configure);
        return builder;
    }

    /// <summary>Adds the library with its default settings. Safe to call twice.</summary>
    /// <param name="services">The services of the host.</param>
    /// <returns>The builder that features add to: at least <c>UseSqlite</c> or <c>UseInMemory</c>, and <c>AddModel</c>.</returns>
    public static ILifecycleBuilder AddMlOpsLifecycle(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddLogging();
        services.AddOptionsWithValidateOnStart<LifecycleOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LifecycleOptions>, LifecycleOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LifecycleOptions>, LifecycleOptionsRanges>());

#pragma warning disable RS0030 // The composition root chooses the clock, unless the host brought one.
        services.TryAddSingleton(TimeProvider.System);
#pragma warning restore RS0030
        services.TryAddSingleton(static provider => new LifecycleEnvironment(MlOps.Lifecycle.EnvironmentName.Parse(provider.GetRequiredService<IOptions<LifecycleOptions>>().Value.Environment)));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<ServingOptions>, ServingFollowsEnabled>());
        services.TryAddSingleton<ModelCatalog>();
        services.TryAddSingleton<IModelCatalog>(static provider => provider.GetRequiredService<ModelCatalog>());
        services.TryAddSingleton<LifecycleStartup>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupTask, WiringTask>());
        MissingStores.Add(services);
        services.AddDatasets();
        services.AddRegistry();
        services.AddScoring();
        services.AddMonitoring();
        services.AddPolicies();
        services.AddAcceptance();
        services.AddTraining();
        services.AddReporting();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, LifecycleBackgroundService>());
        return new LifecycleBuilder(services);
    }

    /// <summary>Adds one model.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The model.</param>
    /// <param name="configure">Says what is watched, how it is decided, what is accepted and how it is trained.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="LifecycleException">There is a model of that name already.</exception>
    public static ILifecycleBuilder AddModel(this ILifecycleBuilder builder, ModelName name, Action<IModelBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        if (builder.Services.Any(service => service.ImplementationInstance is ModelDefinition known && known.Name == name))
            throw ModelCatalog.Duplicate(name);
        var model = new ModelBuilder(name, builder.Services);
        configure(model);
        builder.Services.AddSingleton(model.Build());
        return builder;
    }

    /// <summary>Adds one model with a handle that answers rows of a type.</summary>
    /// <typeparam name="TInput">One row: public properties named like the model's columns.</typeparam>
    /// <typeparam name="TOutput">The answer.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The model.</param>
    /// <param name="configure">Says what is watched, how it is decided, what is accepted and how it is trained.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="LifecycleException">There is a model of that name already.</exception>
    public static ILifecycleBuilder AddModel<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TInput,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicConstructors)] TOutput>(
        this ILifecycleBuilder builder, ModelName name, Action<IModelBuilder> configure)
    {
        builder.AddModel(name, configure);
        builder.Services.AddModelHandle<TInput, TOutput>(name, AliasName.Champion);
        return builder;
    }

    /// <summary>Lets the loop act: decisions to retrain are carried out within the agreements. Without it they are only recorded.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The same builder.</returns>
    public static ILifecycleBuilder AddContinuousTraining(this ILifecycleBuilder builder)
    {
        builder.Services.TryAddSingleton<ContinuousTraining>();
        return builder;
    }

    /// <summary>Adds the health check of all models: Degraded when one needs attention or its tick fails, never Unhealthy for drift. Safe to call twice: the first call counts.</summary>
    /// <param name="builder">The host's health checks; the check is named <c>mlops</c>.</param>
    /// <param name="tags">Tags to choose checks by, for example <c>ready</c>.</param>
    /// <returns>The same builder.</returns>
    public static IHealthChecksBuilder AddMlOpsLifecycle(this IHealthChecksBuilder builder, params string[] tags)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Services.Any(service => service.ServiceType == typeof(LifecycleHealthCheck)))
            return builder;
        builder.Services.AddSingleton<LifecycleHealthCheck>();
        return builder.AddCheck<LifecycleHealthCheck>("mlops", tags: tags);
    }
}
