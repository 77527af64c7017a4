using System.Security.Cryptography;
using MlOps.Lifecycle;

namespace Quickstart;

/// <summary>Says which replay a folder holds: going on with other data or other faults would mix two stories.</summary>
internal static class ReplayMark
{
    public static void Check(QuickstartOptions options)
    {
        var path = Path.Combine(options.Folder, "replay.txt");
        var mark = $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(options.Data)))} {(options.Faults ? "with" : "without")} faults";
        if (!File.Exists(path))
            File.WriteAllText(path, mark);
        else if (File.ReadAllText(path) != mark)
            throw new LifecycleException($"{options.Folder} holds the replay of other data or other faults: pass --out with another folder, or delete this one.");
    }
}
