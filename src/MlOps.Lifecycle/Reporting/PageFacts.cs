using System.Text;
using System.Text.Json;

namespace MlOps.Lifecycle.Reporting;

/// <summary>The facts of a page as JSON, so that a test or a tool reads what the eye reads. Kept small: what does not fit is counted.</summary>
internal sealed class PageFacts
{
    private readonly byte[] _json;

    private PageFacts(byte[] json) => _json = json;

    /// <summary>Writes the facts as members of one object.</summary>
    public static PageFacts Of(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return new(buffer.ToArray());
    }

    /// <summary>Writes items as an array until a budget of bytes is used up, then the number of those left out under <c>{name}NotShown</c>.</summary>
    public static void WriteSome<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, int budget, Action<Utf8JsonWriter, T> write)
    {
        var (start, shown) = (json.BytesCommitted + json.BytesPending, 0);
        json.WriteStartArray(name);
        for (; shown < items.Count && json.BytesCommitted + json.BytesPending - start < budget; shown++)
        {
            json.WriteStartObject();
            write(json, items[shown]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber($"{name}NotShown", items.Count - shown);
    }

    /// <summary>Writes a number; what is not finite becomes null.</summary>
    public static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    /// <summary>The facts for a page. The writer escapes every character that could end the element.</summary>
    public string ToScript() => $"<script type=\"application/json\" id=\"facts\">{Encoding.UTF8.GetString(_json)}</script>";
}
