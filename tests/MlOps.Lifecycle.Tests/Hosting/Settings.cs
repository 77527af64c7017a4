using Microsoft.Extensions.Configuration;

namespace MlOps.Lifecycle.Tests.Hosting;

/// <summary>The section <c>MlOps</c> of a configuration.</summary>
internal static class Settings
{
    public static IConfigurationSection Of(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"MlOps:{setting.Key}", (string?)setting.Value)))
        .Build()
        .GetSection("MlOps");
}
