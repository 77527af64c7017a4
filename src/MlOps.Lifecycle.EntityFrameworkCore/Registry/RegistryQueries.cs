using Microsoft.EntityFrameworkCore;

namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>The look-ups that are asked all the time, translated once.</summary>
internal static class RegistryQueries
{
    public static readonly Func<LifecycleDbContext, string, string, string, CancellationToken, Task<ModelVersionEntity?>> Resolve =
        EF.CompileAsyncQuery((LifecycleDbContext db, string environment, string model, string alias, CancellationToken cancellationToken) =>
            (from state in db.Aliases
             join version in db.ModelVersions
                 on new { state.Environment, state.Model, Number = state.Version } equals new { version.Environment, version.Model, version.Number }
             where state.Environment == environment && state.Model == model && state.Alias == alias
             select version).SingleOrDefault());

    public static readonly Func<LifecycleDbContext, string, string, string, CancellationToken, Task<AliasEntity?>> FindAlias =
        EF.CompileAsyncQuery((LifecycleDbContext db, string environment, string model, string alias, CancellationToken cancellationToken) =>
            db.Aliases.SingleOrDefault(e => e.Environment == environment && e.Model == model && e.Alias == alias));

    public static readonly Func<LifecycleDbContext, string, string, int, CancellationToken, Task<ModelVersionEntity?>> FindVersion =
        EF.CompileAsyncQuery((LifecycleDbContext db, string environment, string model, int number, CancellationToken cancellationToken) =>
            db.ModelVersions.SingleOrDefault(e => e.Environment == environment && e.Model == model && e.Number == number));

    public static readonly Func<LifecycleDbContext, string, string, string, CancellationToken, Task<ModelVersionEntity?>> FindVersionByKey =
        EF.CompileAsyncQuery((LifecycleDbContext db, string environment, string model, string key, CancellationToken cancellationToken) =>
            db.ModelVersions.SingleOrDefault(e => e.Environment == environment && e.Model == model && e.Key == key));

    public static readonly Func<LifecycleDbContext, string, string, int, CancellationToken, Task<bool>> HasVersion =
        EF.CompileAsyncQuery((LifecycleDbContext db, string environment, string model, int number, CancellationToken cancellationToken) =>
            db.ModelVersions.Any(e => e.Environment == environment && e.Model == model && e.Number == number));
}
