using Microsoft.Extensions.DependencyInjection;

namespace MlOps.Lifecycle.Hosting;

internal sealed class ModelBuilder(ModelName name, IServiceCollection services) : IModelBuilder
{
    private ModelDefinition _definition = ModelDefinition.For(name);

    public ModelName Name => name;

    public IServiceCollection Services => services;

    public IModelBuilder Configure<TPart>(Func<TPart?, TPart> change)
        where TPart : class
    {
        _definition = _definition.With(change(_definition.Find<TPart>()));
        return this;
    }

    public ModelDefinition Build() => _definition;
}
