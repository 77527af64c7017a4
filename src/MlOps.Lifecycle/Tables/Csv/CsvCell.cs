using System.Globalization;

namespace MlOps.Lifecycle.Tables;

/// <summary>Reads the text of one cell, without blanks around it, as a value. Independent of culture.</summary>
internal static class CsvCell
{
    private static readonly DateTime UnixEpoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Reads <c>true</c> and <c>false</c> in any case.</summary>
    public static bool TryWord(ReadOnlySpan<char> cell, out bool value)
    {
        value = cell.Equals("true", StringComparison.OrdinalIgnoreCase);
        return value || cell.Equals("false", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reads the words and <c>1</c> and <c>0</c>.</summary>
    public static bool TryBoolean(ReadOnlySpan<char> cell, out bool value)
    {
        if (cell is "1" or "0")
        {
            value = cell is "1";
            return true;
        }

        return TryWord(cell, out value);
    }

    public static bool TryInteger(ReadOnlySpan<char> cell, out long value) =>
        long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    /// <summary>Reads a number, <c>NaN</c>, <c>inf</c> or <c>Infinity</c>. A finite number beyond the largest double is none.</summary>
    public static bool TryNumber(ReadOnlySpan<char> cell, out double value)
    {
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (double.TryParse(cell, style, CultureInfo.InvariantCulture, out value))
            return !double.IsInfinity(value) || !cell.ContainsAnyInRange('0', '9');
        var unsigned = cell is ['+' or '-', .. var rest] ? rest : cell;
        if (!unsigned.Equals("inf", StringComparison.OrdinalIgnoreCase))
            return false;
        value = cell[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        return true;
    }

    /// <summary>Whether the cell is a finite number beyond the largest double, such as <c>1e400</c>.</summary>
    public static bool IsTooLarge(ReadOnlySpan<char> cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsInfinity(value) && cell.ContainsAnyInRange('0', '9');

    /// <summary>Reads <c>2011-01-31</c> as days since 1970-01-01.</summary>
    public static bool TryDate(ReadOnlySpan<char> cell, out int days)
    {
        days = 0;
        if (cell.Length != 10 || cell[4] != '-' || cell[7] != '-'
            || !TryDigits(cell[..4], out var year) || !TryDigits(cell[5..7], out var month) || !TryDigits(cell[8..], out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        days = (int)(new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified) - UnixEpoch).TotalDays;
        return true;
    }

    /// <summary>
    /// Reads <c>2011-01-31T23:59</c>, with a blank for the T, with seconds and a fraction, with Z or an offset, as microseconds since
    /// 1970-01-01 UTC. Without an offset the time is UTC, without a time it is midnight. What is finer than a microsecond is cut off.
    /// </summary>
    public static bool TryTimestamp(ReadOnlySpan<char> cell, out long microseconds)
    {
        microseconds = 0;
        if (TryDate(cell, out var midnight))
        {
            microseconds = midnight * 86_400_000_000L;
            return true;
        }

        if (cell.Length < 16 || cell[10] is not ('T' or 't' or ' ') || !TryDate(cell[..10], out var days) || cell[13] != ':'
            || !TryDigits(cell[11..13], out var hour) || hour > 23 || !TryDigits(cell[14..16], out var minute) || minute > 59)
        {
            return false;
        }

        var rest = cell[16..];
        if (!TryTakeSeconds(ref rest, out var secondsInMicroseconds) || !TryOffset(rest, out var offsetMinutes))
            return false;
        microseconds = ((((days * 24L) + hour) * 60) + minute - offsetMinutes) * 60_000_000L + secondsInMicroseconds;
        return true;
    }

    private static bool TryTakeSeconds(ref ReadOnlySpan<char> rest, out long microseconds)
    {
        microseconds = 0;
        if (rest is not [':', ..])
            return true;
        if (rest.Length < 3 || !TryDigits(rest[1..3], out var seconds) || seconds > 59)
            return false;
        microseconds = seconds * 1_000_000L;
        rest = rest[3..];
        if (rest is not ['.' or ',', ..])
            return true;
        rest = rest[1..];
        var digits = rest.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : rest.Length;
        var unit = 100_000;
        foreach (var digit in rest[..digits])
        {
            microseconds += (digit - '0') * unit;
            unit /= 10;
        }

        rest = rest[digits..];
        return digits > 0;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        if (text is "" or "Z" or "z")
            return true;
        if (text is not ['+' or '-', _, _, ..] || !TryDigits(text[1..3], out var hours) || hours > 18)
            return false;
        var rest = text is [_, _, _, ':', ..] ? text[4..] : text[3..];
        var rests = 0;
        if (rest.Length != 0 && (rest.Length != 2 || !TryDigits(rest, out rests) || rests > 59))
            return false;
        minutes = ((hours * 60) + rests) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
