using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>A prepared command inside the context's transaction, for what is sent many times or what LINQ cannot say.</summary>
internal static class RawCommand
{
    public static DbCommand Create(LifecycleDbContext db, string sql, params ReadOnlySpan<string> parameters)
    {
        var transaction = db.Database.CurrentTransaction ?? throw new InvalidOperationException("Raw commands run inside a transaction.");
        var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The text is a constant of this package; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = transaction.GetDbTransaction();
        foreach (var name in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    public static DbCommand Set(this DbCommand command, int index, object? value)
    {
        command.Parameters[index].Value = value ?? DBNull.Value;
        return command;
    }

    /// <summary>The first row as whole numbers.</summary>
    public static async Task<long[]> ReadNumbersAsync(this DbCommand command, CancellationToken cancellationToken)
    {
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                throw new InvalidOperationException("The command returned no row.");
            var numbers = new long[reader.FieldCount];
            for (var i = 0; i < numbers.Length; i++)
                numbers[i] = reader.GetInt64(i);
            return numbers;
        }
    }
}
