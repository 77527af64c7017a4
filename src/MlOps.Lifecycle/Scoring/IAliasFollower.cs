namespace MlOps.Lifecycle.Scoring;

/// <summary>What host and loop know of a handle whatever its types: that it follows an alias.</summary>
internal interface IAliasFollower
{
    /// <summary>The model.</summary>
    ModelName Model { get; }

    /// <summary>Loads what the alias holds at start. A free alias or an artifact that cannot be loaded is logged; a row type that does not fit is an error.</summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Looks at the alias now, for example after a promotion in this process; what goes wrong is logged.</summary>
    Task FollowAsync(CancellationToken cancellationToken);
}
