namespace MlOps.Lifecycle.MicrosoftML;

/// <summary>The row of the current batch that getters read.</summary>
internal sealed class RowPosition
{
    public int Index { get; set; } = -1;
}
