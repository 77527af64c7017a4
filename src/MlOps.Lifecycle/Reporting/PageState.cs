namespace MlOps.Lifecycle.Reporting;

/// <summary>The four states a page shows. Each has a color, a shape and a word, so that none of them is needed alone.</summary>
internal enum PageState
{
    /// <summary>Nobody knows. Grey, never green.</summary>
    Unknown,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Worth a look.</summary>
    Notice,

    /// <summary>Somebody must act.</summary>
    Bad,
}
