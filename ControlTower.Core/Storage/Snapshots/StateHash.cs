using System.Text.Json;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Tower;

namespace ControlTower.Core.Storage.Snapshots;

/// <summary>SHA-256 over the canonical JSON of a state: two states are the same if and only if their hashes are.</summary>
public static class StateHash
{
    /// <summary>64 hex digits.</summary>
    public static string Of(TowerState state)
    {
        using var hashing = new HashingStream(Stream.Null);
        JsonSerializer.Serialize(hashing, state, CanonicalJson.Options);
        return hashing.Hash();
    }
}
