using System.ComponentModel.DataAnnotations;

namespace MlOps.Lifecycle.Hosting;

/// <summary>Settings of the library in this process; the configuration section is usually <c>MlOps</c>.</summary>
public sealed class LifecycleOptions
{
    internal const bool DefaultEnabled = true;
    internal const string DefaultEnvironment = "default";
    internal static readonly TimeSpan DefaultTickInterval = TimeSpan.FromMinutes(15);

    /// <summary>Whether background work runs in this process.</summary>
    /// <value>True by default. False leaves serving, recording and explicit calls as they are.</value>
    public bool Enabled { get; set; } = DefaultEnabled;

    /// <summary>The environment that models, datasets and runs of this process belong to.</summary>
    /// <value>1 to 128 letters, digits, '.', '_' or '-'; <c>default</c> by default.</value>
    [Required]
    public string Environment { get; set; } = DefaultEnvironment;

    /// <summary>How often the background service ticks every model.</summary>
    /// <value>1 second to 7 days; 15 minutes by default. A tick is idempotent, so other schedulers may tick too.</value>
    public TimeSpan TickInterval { get; set; } = DefaultTickInterval;
}
