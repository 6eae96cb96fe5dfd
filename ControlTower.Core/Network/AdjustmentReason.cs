namespace ControlTower.Core.Network;

public enum AdjustmentReason { Sale, Receipt, Transfer, Scrap }
