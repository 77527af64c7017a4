namespace MlOps.Lifecycle.Drift;

/// <summary>How carefully incoming columns are checked against each other. The defaults were chosen on the hours of 2011 of the bike-sharing data and confirmed on 2012.</summary>
public sealed record FeedCheckOptions
{
    internal const bool DefaultEnabled = true;
    internal const double DefaultPracticalShare = 0.25;
    internal const double DefaultNoticeShare = 0.10;
    internal const double DefaultPracticalChange = 0.135;
    internal const double DefaultMinimumStrength = 0.8;
    internal const double DefaultScaleJump = 3;

    /// <summary>The settings that hold unless somebody says otherwise.</summary>
    public static FeedCheckOptions Default { get; } = new();

    /// <summary>Whether columns are checked against each other at all.</summary>
    /// <value>True by default.</value>
    public bool Enabled { get; init; } = DefaultEnabled;

    /// <summary>The share of a window's rows that must be wrong for the feed to count as broken.</summary>
    /// <value>Above <see cref="NoticeShare"/>, at most 1; 0.25 by default.</value>
    public double PracticalShare { get; init; } = DefaultPracticalShare;

    /// <summary>The share of wrong rows from which a short break is mentioned, as inconclusive.</summary>
    /// <value>Above 0; 0.10 by default.</value>
    public double NoticeShare { get; init; } = DefaultNoticeShare;

    /// <summary>How far a column must be from what its partner says, relative to its size.</summary>
    /// <value>Above 0; 0.135 by default. A smaller value finds smaller changes of unit and takes weather for one more often.</value>
    public double PracticalChange { get; init; } = DefaultPracticalChange;

    /// <summary>How much of a column's spread its partner must explain (as robust R²) for the pair to be watched.</summary>
    /// <value>Above 0 and below 1; 0.8 by default.</value>
    public double MinimumStrength { get; init; } = DefaultMinimumStrength;

    /// <summary>The factor, up or down, from which a jump of scale is looked for in a column without a partner.</summary>
    /// <value>At least 1.5; 3 by default.</value>
    public double ScaleJump { get; init; } = DefaultScaleJump;
}
