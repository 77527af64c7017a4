using System.Text.RegularExpressions;

namespace MlOps.Lifecycle.Tests.Conventions;

/// <summary>One C# file: its path below the folder it was read from, its text, and its code without comments and literals.</summary>
internal sealed partial class SourceFile
{
    public SourceFile(string path, string text)
    {
        Path = path;
        Text = text;
        Code = CommentsAndLiterals().Replace(text, match => match.Value[0] is '"' or '$' or '@' or '\'' ? "\"\"" : "");
        Identifiers = [.. Identifier().Matches(Code).Select(match => match.Value)];
        Types = [.. TypeDeclaration().Matches(Code).Select(match => new TypeDeclared(match.Groups["name"].Value, match.Groups["modifiers"].Value, match.Groups["kind"].Value))];
    }

    public string Path { get; }

    public string Text { get; }

    public string Code { get; }

    public HashSet<string> Identifiers { get; }

    public IReadOnlyList<TypeDeclared> Types { get; }

    public string Namespace => NamespaceDeclaration().Match(Code) is { Success: true } match ? match.Groups["name"].Value : "";

    /// <summary>The folders above the file, outermost first.</summary>
    public string[] Folders => Path.Split('/')[..^1];

    public int Lines => Text.Split('\n').Length - 1;

    public bool IsMigration => Path.Contains("/Migrations/", StringComparison.Ordinal);

    public override string ToString() => Path;

    [GeneratedRegex("""
        //[^\n]*|/\*.*?\*/|\$*"{3,}.*?"{3,}|[$@]*"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+'
        """, RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex CommentsAndLiterals();

    [GeneratedRegex(@"(?<![\w])[A-Z]\w*")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"^(?<modifiers>(?:[ \t]*(?:public|internal|private|protected|file|static|sealed|abstract|partial|readonly|ref|unsafe|new)\b[ \t]*)*)(?<kind>record[ \t]+struct|record[ \t]+class|record|class|struct|interface|enum|delegate[ \t]+[\w<>\[\]?., ]+?)[ \t]+(?<name>[A-Z]\w*)", RegexOptions.Multiline)]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"^namespace\s+(?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceDeclaration();
}
