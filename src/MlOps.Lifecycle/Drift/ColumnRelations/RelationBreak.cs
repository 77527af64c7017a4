namespace MlOps.Lifecycle.Drift;

/// <summary>How the rows of a window fit one direction of a relation: this column as its partner tells it.</summary>
internal sealed record RelationBreak
{
    /// <summary>Rows of the window.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows of the window that could be compared.</summary>
    public required int Compared { get; init; }

    /// <summary>Rows of the window that belong to the stretch of wrong ones.</summary>
    public required int Wrong { get; init; }

    /// <summary>The positions of all wrong rows, those before the window too.</summary>
    public required int[] WrongRows { get; init; }

    /// <summary>The sum of excesses within the window per row of the window: how convincing the stretch is.</summary>
    public required double Weight { get; init; }

    /// <summary>How far the wrong rows are off, relative to the size of the column.</summary>
    public required double Effect { get; init; }

    /// <summary>How far the wrong rows are off in usual distances.</summary>
    public required double Distance { get; init; }

    /// <summary>What explains the wrong rows best.</summary>
    public required RelationRepair Repair { get; init; }

    /// <summary>Whether right rows were seen before the stretch, so that its beginning is known.</summary>
    public required bool HasBegun { get; init; }

    /// <summary>Whether right rows were seen after the stretch, so that it is over.</summary>
    public required bool HasEnded { get; init; }

    public double Share => Rows == 0 ? 0 : (double)Wrong / Rows;

    public double ComparedShare => Rows == 0 ? 0 : (double)Compared / Rows;

    /// <summary>Whether one factor or offset explains the stretch: what remains is small against what was off.</summary>
    public bool IsExplained => Repair.Spread <= Distance / 2;
}
