using System.Globalization;
using System.Text;
using Sylvan.Data.Csv;

namespace MlOps.Lifecycle.Tables;

/// <summary>The header and, one at a time, the records of a CSV file. Every failure names file, line and column.</summary>
internal sealed class CsvRecords : IDisposable
{
    private readonly CsvDataReader _reader;
    private long _nextLine;

    private CsvRecords(string name, CsvDataReader reader)
    {
        Name = name;
        _reader = reader;
        Header = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        _nextLine = 2 + Header.Sum(text => text.AsSpan().Count('\n'));
    }

    public string Name { get; }

    public string[] Header { get; }

    /// <summary>The line on which the current record begins, counted from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Reads the header.</summary>
    /// <param name="stream">The file, compressed with gzip or not; stays open.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="format">How it is written.</param>
    public static CsvRecords Open(Stream stream, string name, CsvFormat format)
    {
        try
        {
            var inflated = WholeGzipStream.InflateIfCompressed(stream);
            var text = new StreamReader(inflated, new UTF8Encoding(false, throwOnInvalidBytes: true), true, 1 << 16, leaveOpen: ReferenceEquals(inflated, stream));
            var records = new CsvRecords(name, CsvDataReader.Create(text, new()
            {
                Delimiter = format.Delimiter,
                BufferSize = 1 << 16,
                MaxBufferSize = CsvFailure.LongestRecord,
                Culture = CultureInfo.InvariantCulture,
                // There are no comments in our CSV. Text does not hold this character; a line that begins with it is refused, never lost.
                Comment = '\uFFFF',
                CommentHandler = (Action<CsvDataReader, string>)((_, _) => throw new InvalidDataException("a line begins with the character U+FFFF")),
            }));
            CsvFailure.ThrowIfUnusable(name, records.Header);
            return records;
        }
        catch (Exception e) when (CsvFailure.Explain(e, name, e is CsvFormatException { RowNumber: > 0 } ? 2 : 1) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>Moves to the next record.</summary>
    public bool Read()
    {
        try
        {
            while (_reader.Read())
            {
                if (Advance())
                    return true;
            }

            return false;
        }
        catch (Exception e) when (CsvFailure.Explain(e, Name, _nextLine) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>Moves to the next record.</summary>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await _reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (Advance())
                    return true;
            }

            return false;
        }
        catch (Exception e) when (CsvFailure.Explain(e, Name, _nextLine) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>The text of a cell, without quotes; valid until the next record.</summary>
    public ReadOnlySpan<char> Cell(int index) => _reader.GetFieldSpan(index);

    /// <summary>Whether an empty cell was written as <c>""</c>: the empty text, where nothing at all is a missing value.</summary>
    public bool IsQuoted(int index)
    {
        var record = _reader.GetRawRecordSpan();
        if (!record.Contains("\"\"", StringComparison.Ordinal))
            return false;
        var at = 0;
        for (var cell = 0; cell < index; cell++)
        {
            if (at < record.Length && record[at] == '"')
                at = EndOfQuoted(record, at + 1);
            else
                at += _reader.GetFieldSpan(cell).Length;
            at++; // the delimiter
        }

        return at < record.Length && record[at] == '"';
    }

    public LifecycleException Wrong(string column, string what) => new($"'{Name}', line {Line}, column '{column}': {what}");

    public void Dispose() => _reader.Dispose();

    private static int EndOfQuoted(ReadOnlySpan<char> record, int at)
    {
        while (at < record.Length)
        {
            if (record[at] != '"')
                at++;
            else if (at + 1 < record.Length && record[at + 1] == '"')
                at += 2;
            else
                return at + 1;
        }

        return at;
    }

    /// <summary>Counts lines and checks the record; false for a blank line, which is no record unless the table has one column.</summary>
    private bool Advance()
    {
        var record = _reader.GetRawRecordSpan();
        Line = _nextLine;
        _nextLine += Math.Max(1, Math.Max(record.Count('\n'), record.Count('\r')));
        var cells = _reader.RowFieldCount;
        if (cells == Header.Length)
            return true;
        if (cells <= 1 && record.Trim("\r\n").IsEmpty)
            return false;
        throw new LifecycleException(
            $"'{Name}', line {Line}: {cells} {(cells == 1 ? "cell" : "cells")} where the header has {Header.Length} ({CsvFailure.List(Header)}): complete the line, and quote cells that hold the delimiter or a line end.");
    }
}
