namespace MlOps.Lifecycle.Tables;

/// <summary>Narrows down, cell by cell, what kind of values a column holds.</summary>
internal sealed class CsvTypeGuess(CsvFormat format)
{
    private bool _boolean = true;
    private bool _integer = true;
    private bool _number = true;
    private bool _date = true;
    private bool _timestamp = true;
    private bool _fraction;
    private bool _tooLong;
    private long _values;
    private long _missingTexts;
    private string? _spoiler;

    /// <summary>Whether a value was missing, given the type found.</summary>
    public bool HasMissing => Empty > 0 || (_missingTexts > 0 && (Type != ColumnType.Text || MissingTextsApply));

    /// <summary>Whether missing texts are missing values although the column is text.</summary>
    public bool MissingTextsApply => format.MissingTextsInText || _values == 0;

    public bool HasValues => _values > 0;

    public ColumnType Type => _values == 0 ? ColumnType.Text
        : _boolean ? ColumnType.Boolean
        : _integer ? ColumnType.Integer
        : _number && (_fraction || !_tooLong) ? ColumnType.Number
        : _date ? ColumnType.Date
        : _timestamp ? ColumnType.Timestamp
        : ColumnType.Text;

    /// <summary>Why the column is text although it looked like something else, or null.</summary>
    public string? Reason => Type != ColumnType.Text ? null
        : _values == 0 ? "no values to tell the type from"
        : _number ? "whole numbers of more than 64 bits"
        : _spoiler;

    private long Empty { get; set; }

    public void Add(CsvRecords records, int index)
    {
        var cell = records.Cell(index).Trim();
        if (cell.IsEmpty)
        {
            Empty++;
            return;
        }

        if (format.IsMissingText(cell))
        {
            _missingTexts++;
            return;
        }

        _values++;
        if (!_boolean && !_number && !_date && !_timestamp)
            return;
        Narrow(cell, records.Line);
    }

    private void Narrow(ReadOnlySpan<char> cell, long line)
    {
        var (numberBefore, timestampBefore) = (_number, _timestamp);
        _boolean = _boolean && CsvCell.TryWord(cell, out _);
        _date = _date && CsvCell.TryDate(cell, out _);
        _timestamp = _timestamp && CsvCell.TryTimestamp(cell, out _);
        var digits = cell is ['-' or '+', .. var unsigned] ? unsigned : cell;
        var isWhole = digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '9');
        var isCode = isWhole && digits is ['0', _, ..];
        _integer = _integer && !isCode && CsvCell.TryInteger(cell, out _);
        _number = _number && !isCode && (CsvCell.TryNumber(cell, out _) || CsvCell.IsTooLarge(cell));
        _fraction |= !isWhole;
        _tooLong |= isWhole && !CsvCell.TryInteger(cell, out _);
        if (_values > 1 && ((numberBefore && !_number) || (timestampBefore && !_timestamp)))
        {
            var what = numberBefore ? isCode ? "a number with leading zeros" : "no number" : "no date or time";
            _spoiler = $"line {line} holds '{CsvFailure.Shorten(cell)}', {what}";
        }
        else if (isCode)
        {
            _spoiler = "digits with leading zeros";
        }
    }
}
