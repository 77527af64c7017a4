using System.Text.RegularExpressions;

namespace MlOps.Lifecycle.Tests.Conventions;

/// <summary>The words of the house.</summary>
public sealed partial class WordTests
{
    [Fact]
    public void The_word_that_means_four_things_is_banned()
    {
        var hits =
            from file in Repository.Product
            where BannedWord().IsMatch(file.Text)
            select file.Path;
        hits.Should().BeEmpty("it means accuracy, money, speed and throughput to four people: say Value, Quality, Response or Flow");
    }

    [Fact]
    public void Pages_do_not_use_the_banned_word_but_to_explain_it()
    {
        var hits =
            from page in Repository.Pages()
            from line in File.ReadAllLines(page)
            where BannedWord().IsMatch(line) && !line.Contains("\"performance\"", StringComparison.OrdinalIgnoreCase)
            select $"{Path.GetRelativePath(Repository.Root, page)}: {line.Trim()}";
        hits.Should().BeEmpty();
    }

    [Fact]
    public void Nothing_is_left_for_later() =>
        Repository.Everything.Where(f => Postponed().IsMatch(f.Text)).Select(f => f.Path).Should().BeEmpty();

    [GeneratedRegex(@"\bperform" + @"ance\b", RegexOptions.IgnoreCase)]
    private static partial Regex BannedWord();

    [GeneratedRegex(@"\b(?:TO" + @"DO|FIX" + @"ME|HA" + @"CK|NotImplemented" + @"Exception)\b")]
    private static partial Regex Postponed();
}
