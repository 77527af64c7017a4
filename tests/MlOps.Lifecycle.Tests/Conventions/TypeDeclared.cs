namespace MlOps.Lifecycle.Tests.Conventions;

/// <summary>A type as a source file declares it.</summary>
internal sealed record TypeDeclared(string Name, string Modifiers, string Kind)
{
    public bool IsPublic => Modifiers.Contains("public", StringComparison.Ordinal);

    public bool IsNested => Modifiers.StartsWith("    ", StringComparison.Ordinal);

    public bool IsClass => Kind is "class" or "record" or "record class";

    public bool IsClosed =>
        Modifiers.Contains("sealed", StringComparison.Ordinal) || Modifiers.Contains("static", StringComparison.Ordinal) || Modifiers.Contains("abstract", StringComparison.Ordinal);
}
