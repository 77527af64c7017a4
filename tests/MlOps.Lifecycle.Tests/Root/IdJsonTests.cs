using System.Text.Json;

namespace MlOps.Lifecycle.Tests.Root;

public sealed class IdJsonTests
{
    [Fact]
    public void Ids_are_their_text_in_any_json()
    {
        var json = JsonSerializer.Serialize(new
        {
            Model = (ModelName)"fraud",
            Version = new ModelVersionId("fraud", 14),
            Data = new DatasetVersionId("payments", 3),
            By = (Actor)"ada@example.com",
            Of = new Dictionary<ModelName, int> { ["fraud"] = 1 },
        });
        json.Should().Be("""{"Model":"fraud","Version":"fraud@14","Data":"payments@3","By":"ada@example.com","Of":{"fraud":1}}""");
        JsonSerializer.Deserialize<ModelVersionId>("\"fraud@14\"").Should().Be(new ModelVersionId("fraud", 14));
        JsonSerializer.Deserialize<Dictionary<ModelName, int>>("""{"fraud":1}""").Should().ContainKey("fraud");
    }

    [Fact]
    public void Text_that_is_no_id_is_refused() =>
        FluentActions.Invoking(() => JsonSerializer.Deserialize<ModelVersionId>("\"fraud\"")).Should().Throw<JsonException>().WithMessage("*ModelVersionId*");
}
