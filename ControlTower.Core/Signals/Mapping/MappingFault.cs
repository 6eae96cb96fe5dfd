using ControlTower.Core.Kernel;

namespace ControlTower.Core.Signals.Mapping;

/// <summary>Ends the making of one signal; never leaves <see cref="MappedSignals"/>.</summary>
internal sealed class MappingFault(string pointer, string message) : Exception(message)
{
    public FieldError Error { get; } = new(pointer, message);
}
