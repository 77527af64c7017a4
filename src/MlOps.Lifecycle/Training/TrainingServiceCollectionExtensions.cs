using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MlOps.Lifecycle.Training;

internal static class TrainingServiceCollectionExtensions
{
    public static IServiceCollection AddTraining(this IServiceCollection services)
    {
        services.TryAddSingleton<IModelLifecycle, ModelLifecycle>();
        services.TryAddSingleton<TickReports>();
        services.TryAddSingleton<EvidenceCollector>();
        services.TryAddSingleton<QualityReference>();
        services.TryAddSingleton<DriftInspector>();
        services.TryAddSingleton<ReferenceSource>();
        services.TryAddSingleton<Quarantine>();
        services.TryAddSingleton<AliasFollowers>();
        services.TryAddSingleton<Rollback>();
        services.TryAddSingleton<RunExecutor>();
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IRunStep, PrepareStep>(),
            ServiceDescriptor.Singleton<IRunStep, FitStep>(),
            ServiceDescriptor.Singleton<IRunStep, RegisterStep>(),
            ServiceDescriptor.Singleton<IRunStep, JudgeStep>(),
            ServiceDescriptor.Singleton<IRunStep, ConcludeStep>(),
        ]);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IModelCheck, TrainingPlanCheck>());
        return services;
    }
}
