using System.Runtime.CompilerServices;
using System.Text;

namespace MlOps.Lifecycle.Reporting;

/// <summary>A piece of a page that is safe to show: literal parts are ours, every value that was put in is encoded.</summary>
/// <remarks>The only ways to make one are <see cref="Of"/> and <see cref="Join"/>, so that no text of others becomes markup.</remarks>
internal readonly record struct Html
{
    private readonly string? _text;

    private Html(string text) => _text = text;

    public static Html Empty => default;

    public bool IsEmpty => string.IsNullOrEmpty(_text);

    /// <summary>How many bytes it takes in a file.</summary>
    public int Bytes => Encoding.UTF8.GetByteCount(ToString());

    /// <summary>Makes a piece from an interpolated string: <c>Html.Of($"&lt;td&gt;{name}&lt;/td&gt;")</c> encodes the name.</summary>
    public static Html Of([InterpolatedStringHandlerArgument] HtmlHandler markup) => new(markup.Take());

    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(piece => piece.ToString())));

    public override string ToString() => _text ?? "";
}
