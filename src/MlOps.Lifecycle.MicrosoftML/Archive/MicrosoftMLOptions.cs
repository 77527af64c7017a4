using System.ComponentModel.DataAnnotations;

namespace MlOps.Lifecycle.MicrosoftML;

/// <summary>What is checked before ML.NET reads a stored model; set with <c>UseMicrosoftML(options => ...)</c>.</summary>
public sealed class MicrosoftMLOptions
{
    internal const long DefaultMaxModelBytes = 1L << 30;

    /// <summary>The most bytes that a model may have when it is unpacked.</summary>
    /// <value>1 KiB to 2 GiB; 1 GiB by default.</value>
    [Range(1L << 10, int.MaxValue)]
    public long MaxModelBytes { get; set; } = DefaultMaxModelBytes;

    /// <summary>Simple names of assemblies that a model may load beyond those of ML.NET, for example the one with your custom mappings.</summary>
    /// <value>None by default: ML.NET loads assemblies by the names that a model file gives, so every name is a matter of trust.</value>
    public IList<string> AllowedAssemblies { get; } = [];
}
