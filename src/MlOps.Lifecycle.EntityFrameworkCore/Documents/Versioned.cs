namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>A document with the version of its form in front.</summary>
internal sealed record Versioned<T>(int Format, T Value);
