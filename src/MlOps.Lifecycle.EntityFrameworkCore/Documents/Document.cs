using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>Writes and reads one kind of document.</summary>
internal sealed class Document<T>(string what, JsonTypeInfo<Versioned<T>> type)
    where T : class
{
    private const int CurrentFormat = 1;

    public string Write(T value) => JsonSerializer.Serialize(new Versioned<T>(CurrentFormat, value), type);

    public T Read(string json, string subject)
    {
        try
        {
            var document = JsonSerializer.Deserialize(json, type);
            return document switch
            {
                { Format: CurrentFormat, Value: { } value } => value,
                { Format: > CurrentFormat } => throw new LifecycleException(
                    $"The {what} of {subject} has format version {document.Format}; this library reads up to {CurrentFormat}. Update MlOps.Lifecycle to the version that wrote it."),
                _ => throw new LifecycleException($"The {what} of {subject} is empty in the database. Restore the database from a copy."),
            };
        }
        catch (JsonException exception)
        {
            throw new LifecycleException(
                $"The {what} of {subject} cannot be read from the database at {exception.Path ?? "$"}: {exception.Message} Restore the database from a copy.", exception);
        }
    }
}
