namespace ControlTower.Core.Kernel;

/// <summary>
/// A personal text, encrypted with the key of the person it is about. The core carries it and never reads it;
/// once the person's key is destroyed nobody can.
/// </summary>
/// <param name="Person">Whose key opens it.</param>
/// <param name="Cipher">AES-256-GCM, nonce · tag · text, in base 64.</param>
public sealed record Sealed(string Person, string Cipher);
