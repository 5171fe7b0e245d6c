// NodeSimulation
